/** Something to type, before it is turned into what the protocol has for it. */
export interface Suggestion {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'name' | 'variable' | 'rule' | 'snippet';
  /** One line beside the label. */
  readonly detail: string | undefined;
  /** Markdown; made when the suggestion is looked at. */
  readonly documentation: (() => string | undefined) | undefined;
  /** What is typed; the label where it is left out. Placeholders as `${1:value}` where `snippet` is set. */
  readonly insert?: string;
  readonly snippet?: boolean;
  readonly deprecated?: boolean;
}
