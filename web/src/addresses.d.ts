// `import address from 'FILE?address'`: the file stands among the assets (build.mjs), and this is where.
declare module '*?address' {
  const address: string
  export default address
}
