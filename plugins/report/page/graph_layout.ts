// SPDX-License-Identifier: Apache-2.0
// Places for the nodes of a graph: edges draw together, nodes push each other away (Fruchterman and Reingold 1991). The same graph
// has the same picture: nothing is left to chance.

export interface Edge {
    a: number;
    b: number;
    weight: number; // above 0
}
export type Place = [number, number];

const kInward = 0.9; // of the way to the middle, beside pushes of about the size of the field

/// In a field of this size. `from`: where nodes stood before, so that a picture changes no more than it must.
export function layout(nodes: number, edges: Edge[], width: number, height: number, from: (Place | undefined)[]): Place[] {
    const places: Place[] = Array.from({ length: nodes }, (_, i) => {
        const angle = 2.399963 * i; // the golden angle: no two in one place
        const far = 0.45 * Math.sqrt((i + 0.5) / nodes);
        const before = from[i];
        return before === undefined ? [width * (0.5 + far * Math.cos(angle)), height * (0.5 + far * Math.sin(angle))] : [before[0], before[1]];
    });
    const ideal = 0.72 * Math.sqrt(width * height / Math.max(1, nodes));
    const heaviest = edges.reduce((most, edge) => Math.max(most, edge.weight), Number.MIN_VALUE);
    const rounds = nodes > 150 ? 90 : 260;
    const moved = places.map((): Place => [0, 0]);
    for (let round = 0; round < rounds; ++round) {
        const most = 0.12 * width * (1 - round / rounds) + 0.5;
        for (const move of moved) move[0] = move[1] = 0;
        for (let i = 0; i < nodes; ++i) {
            for (let k = i + 1; k < nodes; ++k) {
                const dx = places[i][0] - places[k][0];
                const dy = places[i][1] - places[k][1];
                const push = ideal * ideal / Math.max(dx * dx + dy * dy, 1);
                moved[i][0] += dx * push;
                moved[i][1] += dy * push;
                moved[k][0] -= dx * push;
                moved[k][1] -= dy * push;
            }
        }
        for (const { a, b, weight } of edges) {
            const dx = places[a][0] - places[b][0];
            const dy = places[a][1] - places[b][1];
            const pull = Math.sqrt(dx * dx + dy * dy) / ideal * (0.3 + 0.7 * weight / heaviest);
            moved[a][0] -= dx * pull;
            moved[a][1] -= dy * pull;
            moved[b][0] += dx * pull;
            moved[b][1] += dy * pull;
        }
        places.forEach((place, i) => {
            // Towards the middle, so that parts that hang together with nothing stay near.
            const dx = moved[i][0] + (width / 2 - place[0]) * kInward;
            const dy = moved[i][1] + (height / 2 - place[1]) * kInward * width / height;
            const far = Math.max(Math.sqrt(dx * dx + dy * dy), 1e-9);
            place[0] += dx / far * Math.min(far, most);
            place[1] += dy / far * Math.min(far, most);
        });
    }
    return fitted(places, width, height);
}

/// Stretched so that they fill the field.
function fitted(places: Place[], width: number, height: number): Place[] {
    const ends = ([0, 1] as const).map((axis) => {
        const along = places.map((place) => place[axis]);
        return [Math.min(...along), Math.max(...along)];
    });
    const stretch = (value: number, [low, high]: number[], size: number) => (high - low < 1 ? size / 2 : (value - low) / (high - low) * size);
    return places.map(([x, y]) => [stretch(x, ends[0], width), stretch(y, ends[1], height)]);
}
