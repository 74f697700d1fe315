/**
 * Stands between one vendor's code and the network: fetch, XMLHttpRequest, beacons, WebSocket, EventSource, the
 * elements that load something, and the vendor's workers. It is there before the vendor's code is, shut, and touches
 * nobody else's requests. GDPR art. 7(3); CNIL draft §34: after the no nothing leaves, whatever the vendor still tries.
 */
export interface Guard {
  /**
   * Lets through what goes to the vendor, and inserts the elements that were held back until now. `stands` is asked at
   * each request to the vendor: where it says no, nothing leaves, before anybody has shut it.
   */
  open(stands?: () => boolean): void;
  /** From this call on nothing goes there; what is under way is aborted, workers are ended. Idempotent. */
  shut(): void;
  /** Further places that belong to the vendor: hosts, or addresses that others start with. */
  reach(places: readonly string[]): void;
}
