/** The frame of a text that is signed in the clear (RFC 9580, 7): header, `Hash:` lines, the words, the signature. */
const FRAME =
  /^-----BEGIN PGP SIGNED MESSAGE-----\n(?:[A-Za-z]{1,20}: [^\n]{0,200}\n){0,10}\n([\s\S]*?)\n-----BEGIN PGP SIGNATURE-----\n[\s\S]*?(?:\n-----END PGP SIGNATURE-----|$)/m

/** What was signed, without the frame and without the `- ` before its dashes; any other text as it stands. */
export function withoutArmour(text: string): string {
  if (!text.includes('-----BEGIN PGP SIGNED MESSAGE-----')) return text
  return text.replace(FRAME, (_, signed: string) => signed.replace(/^- /gm, ''))
}
