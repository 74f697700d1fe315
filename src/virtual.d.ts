declare module 'temoin:texts' {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}
declare module 'temoin:language' {
  const language: string;
  export default language;
}
declare module 'temoin:all-texts' {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}
