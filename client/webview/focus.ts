/**
 * Moves the focus to what is new, but only where the reader has nothing else in hand: the focus is nowhere, or on the
 * button that started it all.
 */
export function focusIfLost(element: HTMLElement | null): void {
  const { activeElement } = document;
  const free = activeElement === null || activeElement === document.body || activeElement.closest('.header') !== null;
  if (element !== null && free && document.hasFocus()) focusAndShow(element);
}

/** Moves the focus, and scrolls no further than needed to show the element or what it belongs to. */
export function focusAndShow(element: HTMLElement, shown: Element = element): void {
  element.focus({ preventScroll: true });
  shown.scrollIntoView({ block: 'nearest' });
}
