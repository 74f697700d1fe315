declare module '@iabtechlabtcf/stub' {
  /** Puts `__tcfapi`, its queue and the locator frame into the page, unless a window above has them. */
  const stub: () => void;
  export default stub;
}
