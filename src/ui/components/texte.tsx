/** What somebody wrote, with its paragraphs and line ends. */
export function Texte({ children }: { children: string }) {
  const paragraphes = children.split(/\n{2,}/).map((p) => p.split('\n'))
  return (
    <div class="stack-s">
      {paragraphes.map((lignes) => (
        <p>
          {lignes.map((ligne, rang) => (
            <>
              {rang > 0 && <br />}
              {ligne}
            </>
          ))}
        </p>
      ))}
    </div>
  )
}
