const NOT_FOR_TEXT = ['checkbox', 'radio', 'button', 'range', 'file', 'submit', 'reset', 'color'];

/** True where keys type text, and so are no shortcuts. */
export function typesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !NOT_FOR_TEXT.includes(target.type);
}
