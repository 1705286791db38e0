import type { Fond } from './fond.ts'

/** GeoJSON of the ground of the map; before outlines are imported, the thread between neighbours. */
export function contoursEnGeoJson({ communes, fils }: Fond) {
  const dessinees = communes.filter((c) => c.contours.length > 0)
  return {
    type: 'FeatureCollection',
    features: [
      ...dessinees.map(({ code, contours }) => ({
        type: 'Feature',
        properties: { code },
        geometry: { type: 'MultiPolygon', coordinates: contours },
      })),
      ...(dessinees.length > 0
        ? []
        : fils.map((fil) => ({
            type: 'Feature',
            properties: {},
            geometry: { type: 'LineString', coordinates: fil.map(({ lat, lon }) => [lon, lat]) },
          }))),
      ...communes.flatMap(({ code, nom, centre }) =>
        centre
          ? [
              {
                type: 'Feature',
                properties: { code, nom },
                geometry: { type: 'Point', coordinates: [centre.lon, centre.lat] },
              },
            ]
          : [],
      ),
    ],
  }
}
