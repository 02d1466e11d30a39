/** Whether a text stays the same text when it is written without quotes: no number, no boolean, no mark of YAML. */
export function isPlainText(text: string): boolean {
  return (
    /^[A-Za-z/][\w./:@%+-]*$/.test(text) &&
    !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text) &&
    !/:$|: /.test(text)
  );
}
