/** Held markup gives way at a yes: React owns what is around it, not it. */
export const Held = ({ html }) => <div suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />;
