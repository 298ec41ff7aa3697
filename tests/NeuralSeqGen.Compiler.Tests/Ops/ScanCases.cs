using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Tests.Ops;

/// <summary>h ← h·c + x over three steps: history, stacked h² and the sum of h.</summary>
internal static class ScanCases
{
    private static readonly OpInput Start = new(Shape.Scalar, [1]), X = new(new Shape(3), [1, 0, 3]), C = new(Shape.Scalar, [2]);

    public static readonly IReadOnlyList<OpCase> All =
    [
        new(Scan(reverse: false), [1, 3, 6, 15, 9, 36, 225, 24], Start, X, C),
        new(Scan(reverse: true), [21, 10, 5, 1, 441, 100, 25, 36], Start, X, C),
    ];

    private static ScanOp Scan(bool reverse)
    {
        var body = new Graph(new ValueIds());
        var b = new GraphBuilder(body) { Scope = "body" };
        Value h = Number("h"), x = Number("x"), c = Number("c"), next = b.Add(b.Mul(h, c), x);
        body.Outputs.AddRange([next, b.Mul(next, next), next]);
        return new(body, 0, 3, reverse, Carries: 1, Scanned: 1, Stacked: 1);

        Value Number(string name) => body.AddInput(Shape.Scalar, Rate.Sample, name);
    }
}
