import type { Rule } from '../rule.ts';
import { captureGroups } from './capture-groups.ts';
import { changeInDiagnosis } from './change-in-diagnosis.ts';
import { changeWithoutVerify } from './change-without-verify.ts';
import { duplicateId } from './duplicate-id.ts';
import { duplicateName } from './duplicate-name.ts';
import { emptyScript } from './empty-script.ts';
import { invalidDefault } from './invalid-default.ts';
import { invalidDuration } from './invalid-duration.ts';
import { invalidExpression } from './invalid-expression.ts';
import { invalidId } from './invalid-id.ts';
import { invalidName } from './invalid-name.ts';
import { invalidPattern } from './invalid-pattern.ts';
import { invalidValue } from './invalid-value.ts';
import { missingCode } from './missing-code.ts';
import { missingFrontMatter } from './missing-front-matter.ts';
import { missingId } from './missing-id.ts';
import { missingOption } from './missing-option.ts';
import { missingOutcomes } from './missing-outcomes.ts';
import { missingTimeout } from './missing-timeout.ts';
import { missingTitle } from './missing-title.ts';
import { notAStep } from './not-a-step.ts';
import { outcomeVerdict } from './outcome-verdict.ts';
import { reservedVariable } from './reserved-variable.ts';
import { undefinedVariable } from './undefined-variable.ts';
import { unknownCause } from './unknown-cause.ts';
import { unknownFinding } from './unknown-finding.ts';
import { unknownName } from './unknown-name.ts';
import { unknownOption } from './unknown-option.ts';
import { unknownSection } from './unknown-section.ts';
import { unreachableOutcome } from './unreachable-outcome.ts';
import { unreadable } from './unreadable.ts';
import { unusedFinding } from './unused-finding.ts';
import { wrongType } from './wrong-type.ts';

/** The rules for runbooks; the engine, which reads them, finds what they are about. */
export const runbookRules: readonly Rule[] = [
  missingFrontMatter,
  missingCode,
  missingTitle,
  missingId,
  invalidId,
  duplicateId,
  duplicateName,
  unknownOption,
  missingOption,
  invalidValue,
  wrongType,
  unreadable,
  invalidName,
  reservedVariable,
  invalidDefault,
  invalidPattern,
  captureGroups,
  invalidDuration,
  missingTimeout,
  missingOutcomes,
  outcomeVerdict,
  invalidExpression,
  unknownName,
  undefinedVariable,
  unreachableOutcome,
  unknownSection,
  unknownCause,
  unknownFinding,
  unusedFinding,
  emptyScript,
  changeInDiagnosis,
  changeWithoutVerify,
  notAStep,
];
