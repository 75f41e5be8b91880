// The place of the map's score. Nothing measures it yet, and it says so instead of showing figures.

export function MapScore() {
  return (
    <section className="panel map-score" aria-label="Map score">
      <h2 className="panel-head panel-title">Map score</h2>
      <p className="map-score-line">Map score: not measured yet.</p>
    </section>
  );
}
