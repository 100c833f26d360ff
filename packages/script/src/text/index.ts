export { chooseVariant } from './choose-variant.ts';
export { missingMark } from './missing-mark.ts';
export { type MissingVariable, missingVariables, variableHint } from './missing-variables.ts';
export { type CloseSeen, type OfferTexts, offerOfCue, offerTexts } from './offer-texts.ts';
export { type RenderedText, renderText } from './render-text.ts';
export type { TextSlip } from './text-slip.ts';
export { type TextValues, type VariableSource, valuesForText, variableSource } from './variable-source.ts';
export { isVariableName, type TextVariables, type VariableUse, variablesOf } from './variables-of.ts';
