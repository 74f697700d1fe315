/** A cookie of the page's by its name, decoded; undefined where there is none. */
export const cookieOf = ({ document }: Window, name: string): string | undefined => {
  const found = document.cookie.split('; ').find((each) => each.startsWith(`${name}=`));
  if (!found) return undefined;
  const text = found.slice(name.length + 1);
  try {
    return decodeURIComponent(text);
  } catch {
    // Written by somebody who does not encode.
    return text;
  }
};
