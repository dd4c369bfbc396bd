import fastify, { LogController } from 'fastify'
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { guard } from './access.ts'
import { account } from './account.ts'
import { accountKeys } from './account-keys.ts'
import { accountLetters } from './account-letters.ts'
import { accountWays } from './account-ways.ts'
import { acts } from './acts.ts'
import { articles } from './articles.ts'
import { serveAuth } from './auth.ts'
import { besideCases } from './beside.ts'
import { bouncedAddresses } from './bounced-addresses.ts'
import { cannedAnswers } from './canned-answers.ts'
import { caseActs } from './case-acts.ts'
import { caseOrigins } from './case-origins.ts'
import { caseSeveral } from './case-several.ts'
import { cases } from './cases.ts'
import { channels } from './channels.ts'
import { chat } from './chat.ts'
import { clientRegister } from './client-register.ts'
import { clients } from './clients.ts'
import { colleagues } from './colleagues.ts'
import { contactMoves } from './contact-moves.ts'
import type { ApiContext, ApiParts, ApiServer } from './context.ts'
import { copies } from './copies.ts'
import { dataHints } from './data-hints.ts'
import { deskPages } from './desk-pages.ts'
import { desks } from './desks.ts'
import { development } from './development.ts'
import { developmentTeams } from './development-teams.ts'
import { serveDocs } from './docs.ts'
import { drafts } from './drafts.ts'
import { duplicates } from './duplicates.ts'
import { deskExport } from './export.ts'
import { feedback } from './feedback.ts'
import { files } from './files.ts'
import { health } from './health.ts'
import { heldQuestions } from './held-questions.ts'
import { helpPages } from './help-pages.ts'
import { holdings } from './holdings.ts'
import { imports } from './imports.ts'
import { invitations } from './invitations.ts'
import { knowledgeUse } from './knowledge-use.ts'
import { knownDesks } from './known-desk.ts'
import { letterPreviews } from './letter-previews.ts'
import { letterTemplates } from './letter-templates.ts'
import { lists } from './lists.ts'
import { live } from './live.ts'
import { mailboxes } from './mailboxes.ts'
import { marks } from './marks.ts'
import { memberAccounts } from './member-accounts.ts'
import { members } from './members.ts'
import { merges } from './merges.ts'
import { messageHtml } from './message-html.ts'
import { messengers } from './messengers.ts'
import { answerForeignPages, letForeignPagesRead, refuseForeignPages } from './origin.ts'
import { phone } from './phone.ts'
import { preferences } from './preferences.ts'
import { presence } from './presence.ts'
import { answerProblem } from './problem.ts'
import { publicArticles } from './public-articles.ts'
import { publicCases } from './public-cases.ts'
import { publicDesks } from './public-desks.ts'
import { publicLive } from './public-live.ts'
import { publicQuestions } from './public-questions.ts'
import { publicRenewals } from './public-renewals.ts'
import { regulationPage } from './regulation-page.ts'
import { renewals } from './renewals.ts'
import { savedFilters } from './saved-filters.ts'
import { search } from './search.ts'
import { sends } from './sends.ts'
import { serializerCompiler } from './serialize.ts'
import { session } from './session.ts'
import { tracking } from './tracking.ts'
import { unreadable } from './unreadable.ts'
import { uploads } from './uploads.ts'
import { servePages } from './web-pages.ts'

/** The largest body that a route takes, in bytes. */
const BODY_LIMIT_BYTES = 1024 * 1024

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
    accountLetters,
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
