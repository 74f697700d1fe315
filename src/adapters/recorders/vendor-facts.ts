import type { Tracker } from '../../purpose/purpose.ts';

/** A measure of the draft that a vendor's recorder can be held to; `M3` and `I1` by the vendor's own means. */
export type VendorMeasure = 'L1' | 'L2' | 'M1' | 'M2' | 'M3' | 'I1' | 'I2' | 'I3';

/** An attribute of the vendor's, with the value that it wants; the empty one if absent. */
export type VendorAttribute = readonly [name: string, value?: string];

/** What is known of a vendor, as pure data: safe to read anywhere, shown in docs/vendors.md. */
export interface VendorFacts {
  /** As `recorder` names it in `temoin.json`. */
  readonly id: string;
  readonly name: string;
  readonly provider: { readonly name: string; readonly country: string; readonly policy: string };
  /**
   * How the vendor uses what it gets for itself, if it does: then it is a joint controller, or a controller, and the
   * notice has to name it as one (GDPR art. 26; CNIL draft on the roles of the parties).
   */
  readonly reuse?: string;
  /** Where its code comes from and its data goes: a host, `*.` before one for all below it as well. */
  readonly hosts: readonly string[];
  /** On the site's own terminal; `keep` marks refusals of the vendor's that must outlive the purge. */
  readonly trackers: readonly Tracker[];
  /** Third-party trackers that no script of the site can expire, as `name @domain`. */
  readonly beyond: readonly string[];
  /** Where a visitor can refuse or erase at the vendor's own. */
  readonly optOut?: string;
  /** `reload`: nothing ends its code but loading the page anew. */
  readonly stops: 'live' | 'reload';
  /** What of ours is said in its own words; absent: it has no such word. */
  readonly attributes: {
    readonly mask?: VendorAttribute;
    readonly unmask?: VendorAttribute;
    readonly block?: VendorAttribute;
    readonly ignore?: VendorAttribute;
  };
  readonly measures: readonly VendorMeasure[];
  /** What `vendors.<id>.id` is, where Témoin can put the vendor's tag into the page; absent: the site's own code starts it. */
  readonly key?: { readonly what: string; readonly pattern: string };
  /** Surprises, one sentence each. */
  readonly traps: readonly string[];
  /** Real code that the tests drive, or a fake written from the vendor's documented surface. */
  readonly tested: { readonly on: 'real' | 'fake'; readonly what: string };
}

/** `vendors.<id>` of `temoin.json`. */
export interface VendorSettings {
  /** The site's key at the vendor. Absent: the site's own code or tag manager brings the vendor. */
  readonly id?: string;
  /** Further places that its data goes to, a first-party proxy say: a host, or an address that others start with. */
  readonly hosts?: readonly string[];
  /** Handed to the vendor's own `init` as it is. */
  readonly options?: Readonly<Record<string, unknown>>;
}
