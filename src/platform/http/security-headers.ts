import type { FastifyHelmetOptions } from '@fastify/helmet'

const yearSeconds = 31_536_000

/**
 * Headers for a bundled single-page app that loads nothing from elsewhere. People reach it at `publicAddress` through a
 * proxy, or over plain HTTP on loopback.
 */
export const securityHeaders = (publicAddress: string | undefined): FastifyHelmetOptions => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: publicAddress?.startsWith('https:')
    ? { maxAge: yearSeconds, includeSubDomains: false }
    : false,
  referrerPolicy: { policy: 'no-referrer' },
  xFrameOptions: { action: 'deny' },
})
