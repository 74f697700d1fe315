import * as Turbo from '@hotwired/turbo';

// Turbo keeps copies of pages as they were: with what a yes let go. A withdrawal forgets them, this page's too.
addEventListener('temoin:consent:withdrawn', () => {
  Turbo.cache.clear();
  Turbo.cache.exemptPageFromCache();
});
