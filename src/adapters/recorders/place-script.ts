/**
 * Puts a script into the page; resolves when it has run, rejects when it does not come. Its address goes through the
 * Trusted Types policy `temoin` where the site asks for one.
 */
export const placeScript = ({ document }: Window, src: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.async = true;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${new URL(src, document.baseURI).host} does not answer`));
    script.src = src;
    document.head.append(script);
  });
