import { heimdalConnector } from './heimdal-connector.ts';
import { mailFlowDesign } from './mail-flow-design.ts';
import { mxheroConfiguration } from './mxhero-configuration.ts';
import { mxheroRouting } from './mxhero-routing.ts';
import type { GuideRequirements } from './requirement.ts';
import { thirdPartyCloud } from './third-party-cloud.ts';
import { thirdPartyHybrid } from './third-party-hybrid.ts';

/** The guides whose requirements are held against the rules, in the order of the page. */
export const guideRequirements: readonly GuideRequirements[] = [
  mxheroConfiguration,
  mxheroRouting,
  heimdalConnector,
  thirdPartyCloud,
  thirdPartyHybrid,
  mailFlowDesign,
];
