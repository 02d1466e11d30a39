import { compileSignatures, type RunbookSignatures, readSignatures, type SignatureSet } from './signatureSet.ts';

/** The signatures that logs are read with: those of the runbooks that ship, and of the workspace's own. */
export class SignatureCatalogue {
  #readShipped: () => readonly string[] = () => [];
  #shipped: readonly RunbookSignatures[] | undefined;
  readonly #own = new Map<string, OwnRunbook>();
  #set: SignatureSet | undefined;

  /**
   * The texts of the runbooks that ship; asked for when the first log is read, since most sessions never see one. A
   * runbook of the workspace takes the place of one that is for the same error.
   */
  set shipped(read: () => readonly string[]) {
    this.#readShipped = read;
    this.#shipped = undefined;
    this.#set = undefined;
  }

  /** Takes in a runbook of the workspace; a change below its front matter changes nothing here. */
  setRunbook(uri: string, text: string): void {
    const frontMatter = text.slice(0, Math.max(0, text.indexOf('\n---', 3)) + 5);
    if (this.#own.get(uri)?.frontMatter === frontMatter) return;
    this.#own.set(uri, { frontMatter, signatures: readSignatures(text) });
    this.#set = undefined;
  }

  deleteRunbook(uri: string): void {
    if (this.#own.delete(uri)) this.#set = undefined;
  }

  /** Compiled at the first use after a change. */
  get set(): SignatureSet {
    if (this.#set !== undefined) return this.#set;
    const own = [...this.#own.values()].flatMap(({ signatures }) => signatures ?? []);
    this.#shipped ??= this.#readShipped().flatMap((text) => readSignatures(text) ?? []);
    const byCode = new Map([...this.#shipped, ...own].map((runbook) => [runbook.code, runbook]));
    this.#set = compileSignatures([...byCode.values()]);
    return this.#set;
  }
}

interface OwnRunbook {
  readonly frontMatter: string;
  readonly signatures: RunbookSignatures | undefined;
}
