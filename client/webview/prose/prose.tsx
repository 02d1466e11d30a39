import type { Code, Definition, Root, RootContent } from 'mdast';
import type { ComponentChildren } from 'preact';
import type { Runbook, Step } from '../../../engine/runbook/runbook.ts';
import type { Actions } from '../actions.ts';
import { headingLevels } from './headingLevels.ts';
import { Link } from './link.tsx';
import './prose.css';
import { sectionId } from './sectionId.ts';

interface Props {
  readonly runbook: Runbook;
  readonly renderStep: (step: Step) => ComponentChildren;
  readonly actions: Actions;
}

/** The runbook's text. Each Markdown node becomes an element of its own; nothing in it is ever read as HTML. */
export function Prose({ runbook, renderStep, actions }: Props) {
  const context: Context = {
    renderStep,
    actions,
    steps: new Map(runbook.steps.map((step) => [step.range.start, step])),
    slugs: new Map(runbook.sections.map((section) => [section.range.start, section.slug])),
    definitions: collectDefinitions(runbook.markdown),
    levels: headingLevels(runbook.markdown),
  };
  return <article class="prose">{renderAll(runbook.markdown.children, context)}</article>;
}

interface Context {
  readonly renderStep: (step: Step) => ComponentChildren;
  readonly actions: Actions;
  readonly steps: ReadonlyMap<number, Step>;
  readonly slugs: ReadonlyMap<number, string>;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly levels: ReadonlyMap<RootContent, 2 | 3 | 4 | 5 | 6>;
}

function renderAll(nodes: readonly RootContent[], context: Context): ComponentChildren {
  return nodes.map((node) => render(node, context));
}

function render(node: RootContent, context: Context): ComponentChildren {
  const inner = () => ('children' in node ? renderAll(node.children, context) : null);
  switch (node.type) {
    case 'heading': {
      const level = context.levels.get(node);
      // The first title stands for the whole page and is shown in its header.
      if (level === undefined) return null;
      const Heading = `h${level}` as const;
      const slug = context.slugs.get(startOf(node));
      return (
        <Heading id={slug === undefined ? undefined : sectionId(slug)} tabIndex={-1}>
          {inner()}
        </Heading>
      );
    }
    case 'paragraph':
      return <p>{inner()}</p>;
    case 'text':
      return node.value;
    case 'emphasis':
      return <em>{inner()}</em>;
    case 'strong':
      return <strong>{inner()}</strong>;
    case 'delete':
      return <del>{inner()}</del>;
    case 'inlineCode':
      return <code class="inline-code">{node.value}</code>;
    case 'code':
      return renderCode(node, context);
    case 'list':
      return node.ordered ? <ol start={node.start ?? 1}>{inner()}</ol> : <ul>{inner()}</ul>;
    case 'listItem':
      return <li>{inner()}</li>;
    case 'blockquote':
      return <blockquote>{inner()}</blockquote>;
    case 'thematicBreak':
      return <hr />;
    case 'break':
      return <br />;
    case 'link':
      return (
        <Link url={node.url} actions={context.actions}>
          {inner()}
        </Link>
      );
    case 'linkReference':
      return (
        <Link url={context.definitions.get(node.identifier)?.url ?? ''} actions={context.actions}>
          {inner()}
        </Link>
      );
    case 'image':
    case 'imageReference':
      return <span class="quiet">[image: {node.alt ?? ''}]</span>;
    case 'html':
      return isComment(node.value) ? null : <code class="inline-code">{node.value}</code>;
    case 'table':
      return <table>{inner()}</table>;
    case 'tableRow':
      return <tr>{inner()}</tr>;
    case 'tableCell':
      return <td>{inner()}</td>;
    case 'definition':
    case 'footnoteDefinition':
    case 'yaml':
      return null;
    case 'footnoteReference':
      return `[${node.label ?? node.identifier}]`;
  }
}

function renderCode(node: Code, context: Context): ComponentChildren {
  const step = context.steps.get(startOf(node));
  if (step !== undefined) return context.renderStep(step);
  return (
    <pre class="prose-code">
      <code>{node.value}</code>
    </pre>
  );
}

function collectDefinitions(root: Root): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>();
  const visit = (nodes: readonly RootContent[]): void => {
    for (const node of nodes) {
      // CommonMark: of definitions with the same label the first counts.
      if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node);
      if ('children' in node) visit(node.children);
    }
  };
  visit(root.children);
  return found;
}

function startOf(node: RootContent): number {
  return node.position?.start.offset ?? -1;
}

function isComment(html: string): boolean {
  return html.startsWith('<!--');
}
