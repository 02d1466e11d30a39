import { X509Certificate } from 'node:crypto';

/** The names and addresses in a certificate's subject alternative name extension; none where it has no such extension. */
export function certificateNames(certificate: X509Certificate | undefined): readonly string[] {
  return [...(certificate?.subjectAltName ?? '').matchAll(/(?:DNS|IP Address):([^,\s]+)/g)].map(
    ([, name]) => name ?? '',
  );
}

/** What a program written in Go says of a verification that OpenSSL refused with this code. */
export function explainTlsFailure(code: string, fallback: string): string {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return 'x509: certificate has expired or is not yet valid';
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'CERT_SIGNATURE_FAILURE':
      return 'x509: certificate signed by unknown authority';
    case 'LEGACY_COMMON_NAME':
      return 'x509: certificate relies on legacy Common Name field';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `x509: ${fallback}`;
    default:
      return fallback;
  }
}

/**
 * What is wrong with a worker's own certificate, as OpenSSL's verification would name it; undefined where nothing is.
 * A peer that is refused gets no reason on the wire, so it has to look at what it presented.
 */
export function faultOfCertificate(
  files: { readonly certificate: Buffer; readonly ca: Buffer },
  worker: string,
  now: Date,
): string | undefined {
  const certificate = new X509Certificate(files.certificate);
  if (Date.parse(certificate.validTo) < now.getTime()) return 'CERT_HAS_EXPIRED';
  if (Date.parse(certificate.validFrom) > now.getTime()) return 'CERT_NOT_YET_VALID';
  const authority = new X509Certificate(files.ca);
  if (!certificate.checkIssued(authority) || !certificate.verify(authority.publicKey)) {
    return 'UNABLE_TO_VERIFY_LEAF_SIGNATURE';
  }
  const names = certificateNames(certificate);
  if (names.length === 0) return 'LEGACY_COMMON_NAME';
  return names.includes(worker) ? undefined : 'ERR_TLS_CERT_ALTNAME_INVALID';
}
