/** RFC 8785: members in the order of their names' UTF-16 code units, no white space, undefined left out. */
export const canonical = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((each) => canonical(each ?? null)).join(',')}]`;
  const members = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const name of Object.keys(members).sort())
    if (members[name] !== undefined)
      text += `${text ? ',' : ''}${JSON.stringify(name)}:${canonical(members[name])}`;
  return `{${text}}`;
};
