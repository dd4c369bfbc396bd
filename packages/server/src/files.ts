/** Where the bytes of attachments are kept: on disk, by the SHA-256 of their content. */
export interface FileStore {
  /** Resolves when the bytes are on the disk for good. The same bytes are kept once. */
  put(bytes: Uint8Array): Promise<StoredFile>
  /** @throws Error where no file has that hash. */
  read(sha256: string): Promise<Uint8Array>
}

export interface StoredFile {
  /** Lower-case hexadecimal. */
  readonly sha256: string
  readonly sizeBytes: number
}
