// Opens a venue by its name; only the code of those that are opened is loaded.
import type { Venue, VenueId, VenueOptions } from './venue';

const OPENERS: Readonly<Record<VenueId, (options: VenueOptions) => Promise<Venue>>> = {
  binanceusdm: async (options) => (await import('./binanceusdm/venue')).openBinance(options),
  bybit: async (options) => (await import('./bybit/venue')).openBybit(options),
  okx: async (options) => (await import('./okx/venue')).openOkx(options),
  hyperliquid: async (options) => (await import('./hyperliquid/venue')).openHyperliquid(options),
};

export function openVenue(id: VenueId, options: VenueOptions): Promise<Venue> {
  return OPENERS[id](options);
}
