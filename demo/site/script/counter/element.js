/**
 * An element with its properties and children; no markup is ever parsed from text. Names with a hyphen are attributes.
 * @param {string} name
 */
export const element = (name, properties = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties))
    if (key.includes('-')) made.setAttribute(key, value);
    else made[key] = value;
  made.append(...children);
  return made;
};
