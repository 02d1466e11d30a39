// A stylesheet is imported for the bundler alone; it has no exports.
declare module '*.css';
