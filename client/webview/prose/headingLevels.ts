import type { Heading, Root, RootContent } from 'mdast';

type Level = 2 | 3 | 4 | 5 | 6;

/**
 * The level at which each heading is shown. The page's own title is level 1, and a screen reader's list of headings
 * must not skip a level, whatever the text does. A first heading of depth 1 has none: the page's title stands for it.
 */
export function headingLevels(root: Root): ReadonlyMap<RootContent, Level> {
  const levels = new Map<RootContent, Level>();
  const headings = root.children.filter((node): node is Heading => node.type === 'heading');
  let previous: 1 | Level = 1;
  for (const [index, heading] of headings.entries()) {
    if (index === 0 && heading.depth === 1) continue;
    const wanted: Level = heading.depth === 1 ? 2 : heading.depth;
    const level: Level = wanted > previous + 1 ? below(previous) : wanted;
    levels.set(heading, level);
    previous = level;
  }
  return levels;
}

function below(level: 1 | Level): Level {
  switch (level) {
    case 1:
      return 2;
    case 2:
      return 3;
    case 3:
      return 4;
    case 4:
      return 5;
    case 5:
    case 6:
      return 6;
  }
}
