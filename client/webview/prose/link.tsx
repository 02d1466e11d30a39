import type { ComponentChildren } from 'preact';
import type { Actions } from '../actions.ts';
import { sectionId } from './sectionId.ts';
import { showElement } from './showElement.ts';

interface Props {
  readonly url: string;
  readonly children: ComponentChildren;
  readonly actions: Actions;
}

/** A link to the web or to a section of this page. Any other, `command:` above all, is only text. */
export function Link({ url, children, actions }: Props) {
  if (url.startsWith('#')) {
    return (
      <a
        href={`#${sectionId(url.slice(1))}`}
        onClick={(event) => {
          event.preventDefault();
          showElement(sectionId(url.slice(1)));
        }}
      >
        {children}
      </a>
    );
  }
  if (!isWebAddress(url)) return <span title={url}>{children}</span>;
  return (
    <a
      href={url}
      title={url}
      onClick={(event) => {
        event.preventDefault();
        actions.send({ kind: 'open-link', url });
      }}
    >
      {children}
    </a>
  );
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}
