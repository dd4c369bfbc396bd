import fastify, { LogController } from 'fastify'
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { guard } from './access.ts'
import { account } from './account/account.ts'
import { accountGrants } from './account/account-grants.ts'
import { accountKeys } from './account/account-keys.ts'
import { accountLetters } from './account/account-letters.ts'
import { accountSessions } from './account/account-sessions.ts'
import { accountWays } from './account/account-ways.ts'
import { colleagues } from './account/colleagues.ts'
import { serveAuth } from './auth.ts'
import { besideCases } from './case/beside.ts'
import { cannedAnswers } from './case/canned-answers.ts'
import { caseActs } from './case/case-acts.ts'
import { caseOrigins } from './case/case-origins.ts'
import { caseSeveral } from './case/case-several.ts'
import { cases } from './case/cases.ts'
import { development } from './case/development.ts'
import { developmentTeams } from './case/development-teams.ts'
import { drafts } from './case/drafts.ts'
import { deskExport } from './case/export.ts'
import { feedback } from './case/feedback.ts'
import { files } from './case/files.ts'
import { letterPreviews } from './case/letter-previews.ts'
import { lists } from './case/lists.ts'
import { marks } from './case/marks.ts'
import { messageHtml } from './case/message-html.ts'
import { presence } from './case/presence.ts'
import { savedFilters } from './case/saved-filters.ts'
import { search } from './case/search.ts'
import { sends } from './case/sends.ts'
import { unreadable } from './case/unreadable.ts'
import { uploads } from './case/uploads.ts'
import { bouncedAddresses } from './channel/bounced-addresses.ts'
import { channels } from './channel/channels.ts'
import { heldQuestions } from './channel/held-questions.ts'
import { letterTemplates } from './channel/letter-templates.ts'
import { mailboxes } from './channel/mailboxes.ts'
import { messengers } from './channel/messengers.ts'
import { phone } from './channel/phone.ts'
import { acts } from './client/acts.ts'
import { clientRegister } from './client/client-register.ts'
import { clients } from './client/clients.ts'
import { contactMoves } from './client/contact-moves.ts'
import { dataHints } from './client/data-hints.ts'
import { duplicates } from './client/duplicates.ts'
import { grants } from './client/grants.ts'
import { holdings } from './client/holdings.ts'
import { imports } from './client/imports.ts'
import { invitations } from './client/invitations.ts'
import { merges } from './client/merges.ts'
import { renewals } from './client/renewals.ts'
import type { ApiContext, ApiParts, ApiServer } from './context.ts'
import { desks } from './desk/desks.ts'
import { memberAccounts } from './desk/member-accounts.ts'
import { members } from './desk/members.ts'
import { preferences } from './desk/preferences.ts'
import { serveDocs } from './docs.ts'
import { health } from './health.ts'
import { articlePictures } from './knowledge/article-pictures.ts'
import { articles } from './knowledge/articles.ts'
import { knowledgeUse } from './knowledge/knowledge-use.ts'
import { knownDesks } from './known-desk.ts'
import { live } from './live.ts'
import { answerForeignPages, letForeignPagesRead, refuseForeignPages } from './origin.ts'
import { answerProblem } from './problem.ts'
import { chat } from './public/chat.ts'
import { copies } from './public/copies.ts'
import { deskPages } from './public/desk-pages.ts'
import { helpPages } from './public/help-pages.ts'
import { publicArticles } from './public/public-articles.ts'
import { publicCases } from './public/public-cases.ts'
import { publicDesks } from './public/public-desks.ts'
import { publicLive } from './public/public-live.ts'
import { publicQuestions } from './public/public-questions.ts'
import { publicRenewals } from './public/public-renewals.ts'
import { regulationPage } from './public/regulation-page.ts'
import { tracking } from './public/tracking.ts'
import { rateLimit } from './rate-limit.ts'
import { serializerCompiler } from './serialize.ts'
import { session } from './session.ts'
import { servePages } from './web-pages.ts'

/** The largest body that a route takes, in bytes. */
const BODY_LIMIT_BYTES = 1024 * 1024
/** For all that anybody may ask, together; what costs more has an allowance of its own beside. An office has one address. */
const ANYBODY = { burst: 1_000, refillMs: 20 }

function newServer(parts: ApiParts): ApiServer {
  const { logLevel, trustProxy, checkResponses, publicUrl } = parts
  const app = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy,
    // A line a request is the business of a proxy; ours are problems.
    logController: new LogController({ disableRequestLogging: true }),
    // Standard output is for whoever started it; what happens goes with the other diagnostics.
    logger: logLevel === 'silent' ? false : { level: logLevel, stream: process.stderr },
    // Open event streams end with the server, and idle connections do not hold it up.
    forceCloseConnections: true,
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler(checkResponses))
  app.setErrorHandler(answerProblem)
  app.addHook('onRequest', async (request) => refuseForeignPages(request, publicUrl))
  app.addHook('onRequest', async (request, reply) => letForeignPagesRead(request, reply))
  app.addHook('onRoute', (route) => guard(parts, route))
  const limitAnybody = rateLimit(ANYBODY, parts.rateLimit)
  app.addHook('onRequest', async (request) => {
    if (request.url.startsWith('/api/public/')) limitAnybody(request)
  })
  // A form of another site can post plain text without asking first; JSON it can't.
  app.removeContentTypeParser('text/plain')
  return app
}

/** The whole HTTP side, ready to listen. `close` ends it. */
export async function buildApi(parts: ApiParts): Promise<ApiServer> {
  const app = newServer(parts)
  const context: ApiContext = { ...parts, desks: knownDesks(parts.shell) }
  await serveDocs(app)
  for (const resource of [
    health,
    session,
    serveAuth,
    desks,
    members,
    memberAccounts,
    clients,
    clientRegister,
    merges,
    duplicates,
    contactMoves,
    imports,
    holdings,
    acts,
    renewals,
    invitations,
    grants,
    colleagues,
    lists,
    savedFilters,
    preferences,
    presence,
    cases,
    caseActs,
    letterPreviews,
    letterTemplates,
    development,
    developmentTeams,
    feedback,
    search,
    caseSeveral,
    besideCases,
    marks,
    dataHints,
    unreadable,
    messengers,
    channels,
    mailboxes,
    bouncedAddresses,
    copies,
    deskExport,
    files,
    uploads,
    drafts,
    sends,
    cannedAnswers,
    articles,
    articlePictures,
    knowledgeUse,
    heldQuestions,
    caseOrigins,
    messageHtml,
    live,
    publicDesks,
    publicArticles,
    publicQuestions,
    publicCases,
    phone,
    tracking,
    chat,
    publicLive,
    answerForeignPages,
    publicRenewals,
    account,
    accountGrants,
    accountLetters,
    accountSessions,
    accountWays,
    accountKeys,
    regulationPage,
    helpPages,
    deskPages,
  ]) {
    await app.register(async (scope) => resource(scope.withTypeProvider<ZodTypeProvider>(), context))
  }
  await servePages(app, parts)
  await app.ready()
  return app
}
