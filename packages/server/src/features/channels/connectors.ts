import type { ChannelName } from '@kuaishan/script';
import type { Connector } from './connector.ts';
import { prompter } from './prompter.ts';
import { webRoom } from './web-room.ts';

/** Every channel of the vocabulary has its connector; one without does not compile. */
export const connectors: Readonly<Record<ChannelName, Connector>> = { webRoom, prompter };
