import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authorityFolder } from '../cluster/home.ts';
import { type OpensslResult, openssl } from './openssl.ts';

/** What a certificate that the cluster's authority issues says. */
export interface CertificateRequest {
  readonly commonName: string;
  /** As OpenSSL writes it: `DNS:worker-02,IP:127.0.0.1`. Empty: none, as an outdated procedure makes them. */
  readonly subjectAltName: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Where an issued certificate and its key are put. */
export interface CertificateFiles {
  readonly certificate: string;
  readonly key: string;
}

/** File names of the cluster's authority. */
export const CA_CERTIFICATE = 'cluster-ca.crt';
/** The authority's private key, beside its certificate. */
export const CA_KEY = 'cluster-ca-key.pem';

const HOUR_MS = 3_600_000;
const NEW_EC_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

// Names are relative because the path of a home may hold characters that mean something in this file.
const CONFIGURATION = `[ca]
default_ca = cluster
[cluster]
database = index.txt
serial = serial
new_certs_dir = issued
certificate = ${CA_CERTIFICATE}
private_key = ${CA_KEY}
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
email_in_dn = no
[any]
commonName = supplied
organizationName = optional
[req]
distinguished_name = subject
[subject]
`;

/** Makes the cluster's certificate authority in its folder on the control host. */
export async function createAuthority(home: string, signal: AbortSignal): Promise<OpensslResult> {
  const folder = authorityFolder(home);
  mkdirSync(join(folder, 'issued'), { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, 'ca.cnf'), CONFIGURATION);
  writeFileSync(join(folder, 'index.txt'), '');
  writeFileSync(join(folder, 'serial'), '1000\n');
  const made = await openssl(
    folder,
    [
      ...['req', '-x509', '-config', 'ca.cnf', ...NEW_EC_KEY, '-keyout', CA_KEY, '-out', CA_CERTIFICATE],
      ...['-days', '3650', '-subj', '/CN=openclaw-cluster-ca/O=openclaw-cluster'],
      ...['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
    ],
    signal,
  );
  if (made.kind === 'ok') chmodSync(join(folder, CA_KEY), 0o600);
  return made;
}

/** Issues a certificate with a new key and installs both. */
export async function issueCertificate(
  home: string,
  request: CertificateRequest,
  files: CertificateFiles,
  signal: AbortSignal,
): Promise<OpensslResult> {
  const folder = authorityFolder(home);
  const draft = mkdtempSync(join(tmpdir(), 'openclaw-certificate-'));
  try {
    const [csr, key, certificate] = [join(draft, 'request.csr'), join(draft, 'key.pem'), join(draft, 'new.crt')];
    const extensions = request.subjectAltName === '' ? [] : [`subjectAltName=${request.subjectAltName}`];
    const requested = await openssl(
      folder,
      [
        ...['req', '-new', '-config', 'ca.cnf', ...NEW_EC_KEY, '-keyout', key, '-out', csr],
        ...['-subj', `/CN=${request.commonName}/O=openclaw-cluster`],
        ...extensions.flatMap((extension) => ['-addext', extension]),
      ],
      signal,
    );
    if (requested.kind === 'failed') return requested;
    const signed = await openssl(
      folder,
      [
        ...['ca', '-config', 'ca.cnf', '-batch', '-notext', '-in', csr, '-out', certificate],
        ...['-startdate', asn1Time(request.notBefore), '-enddate', asn1Time(request.notAfter)],
      ],
      signal,
    );
    if (signed.kind === 'failed') return signed;
    copyFileSync(certificate, files.certificate);
    copyFileSync(key, files.key);
    chmodSync(files.key, 0o600);
    return signed;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** A validity of the given days that began an hour ago, so that a clock that is a little late takes it too. */
export function validForDays(days: number): Pick<CertificateRequest, 'notBefore' | 'notAfter'> {
  const now = Date.now();
  return { notBefore: new Date(now - HOUR_MS), notAfter: new Date(now + days * 24 * HOUR_MS) };
}

function asn1Time(date: Date): string {
  return date.toISOString().replace(/[-:T]|\.\d{3}/g, '');
}
