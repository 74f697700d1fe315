// Between pages of the catalogue only `main` changes; everything else is an ordinary link.

/** The page at an address as a document. XMLHttpRequest parses it, so that no string is ever turned into markup here. */
const documentAt = (address) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.onload = () =>
      request.status === 200 && request.response
        ? resolve(request.response)
        : reject(new Error(`${request.status}`));
    request.onerror = () => reject(new Error('network'));
    request.send();
  });

const show = (next, wake) => {
  document.title = next.title;
  const main = document.adoptNode(next.querySelector('main'));
  document.querySelector('main').replaceWith(main);
  const other = document.querySelector('.tools [data-plain]');
  other.href = next.querySelector('.tools [data-plain]').getAttribute('href');
  wake(main);
  return main;
};

/** Answers links to lamps and to the home page without loading a new page; back and forward work as ever. */
export const navigate = (paths, wake) => {
  const ours = ({ origin, pathname, search }) =>
    origin === location.origin && !search && (pathname === paths.home || pathname.startsWith(paths.product));

  let shown = location.pathname;
  const go = async (address) => {
    shown = address.pathname;
    const main = show(await documentAt(address.pathname), wake);
    const target = address.hash ? document.querySelector(address.hash) : undefined;
    (target ?? document.documentElement).scrollIntoView();
    const heading = main.querySelector('h1');
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };

  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    if (!link || link.target || 'plain' in link.dataset) return;
    if (
      event.defaultPrevented ||
      event.button ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const address = new URL(link.href);
    const stays = address.pathname === location.pathname && address.hash;
    if (!ours(address) || stays || !ours(location)) return;
    event.preventDefault();
    history.pushState(null, '', address);
    // Whatever keeps a page from being shown here, the browser can still load it.
    go(address).catch(() => location.assign(address));
  });

  addEventListener('popstate', () => {
    // A fragment of the same page came or went.
    if (location.pathname === shown) return;
    go(new URL(location.href)).catch(() => location.reload());
  });
};
