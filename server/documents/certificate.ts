/** What a PEM file holds, read by whoever can read certificates: this project's rules cannot, they only judge facts. */
export interface PemFile {
  readonly blocks: readonly PemBlock[];
  /** The file's permissions (`0o644`); undefined where the system has none or the file is not on a disk. */
  readonly mode: number | undefined;
}

export type PemBlock = PemCertificate | PemKey | UnreadablePem;

interface PemPlace {
  /** Where the block's first line starts and ends. */
  readonly start: number;
  readonly end: number;
}

export interface PemCertificate extends PemPlace {
  readonly kind: 'certificate';
  readonly certificate: Certificate;
}

export interface PemKey extends PemPlace {
  readonly kind: 'private key';
}

/** Says to be a certificate and is none. */
export interface UnreadablePem extends PemPlace {
  readonly kind: 'unreadable';
}

export interface Certificate {
  /** Distinguished names, one attribute a line: `O=openclaw-cluster\nCN=openclaw-worker`. */
  readonly subject: string;
  readonly issuer: string;
  /** Milliseconds since the epoch. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** Undefined where the certificate has no subject alternative name. */
  readonly alternativeNames: string | undefined;
  readonly isAuthority: boolean;
  /** The certificate itself, in DER. */
  readonly der: Uint8Array;
  /** Whether the other one's key made the signature; a name that fits proves nothing after a rotation. */
  readonly isSignedBy: (issuer: Certificate) => boolean;
}

/** Reads a PEM text; never throws. */
export type PemReader = (uri: string, text: string) => PemFile;

/** One block of a PEM text. */
export interface PemText extends PemPlace {
  readonly label: string;
  readonly text: string;
}

/** The blocks of a PEM text, in their order; what stands around them is comment. */
export function pemTexts(text: string): readonly PemText[] {
  return [...text.matchAll(BLOCK)].map((match) => {
    const label = match[1] ?? '';
    return { label, text: match[0], start: match.index, end: match.index + `-----BEGIN ${label}-----`.length };
  });
}

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g;
