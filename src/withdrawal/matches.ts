/** Does the whole of `name` fit `pattern`, in which `*` stands for any run of characters and nothing else is special? */
export const matches = (pattern: string, name: string): boolean =>
  new RegExp(`^${pattern.replace(/[^\w*]/g, '\\$&').replaceAll('*', '[^]*')}$`).test(name);
