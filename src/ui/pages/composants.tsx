export function PageComposants() {
  return (
    <div class="wrap page">
      <h1>Composants</h1>
    </div>
  )
}
