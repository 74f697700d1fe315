type Member = Node | string;

/** One element of the first paint: attributes as written in HTML, then what it holds. */
export const element = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
  ...members: readonly Member[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(name);
  for (const attribute in attributes) made.setAttribute(attribute, attributes[attribute] as string);
  made.append(...members);
  return made;
};
