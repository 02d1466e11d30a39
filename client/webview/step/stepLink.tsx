import { showElement } from '../prose/showElement.ts';
import { stepElementId } from './stepElementId.ts';

/** Leads to a step's card. */
export function StepLink({ stepId, title }: { readonly stepId: string; readonly title: string }) {
  const id = stepElementId(stepId);
  return (
    <a
      href={`#${id}`}
      onClick={(event) => {
        event.preventDefault();
        showElement(id);
      }}
    >
      {title}
    </a>
  );
}
