using NeuralSeqGen.Onnx.Graph;
using NeuralSeqGen.Onnx.Wire;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>Keras's activations as operators, by Keras's names.</summary>
internal static class Activations
{
    private static readonly Dictionary<string, Func<OnnxGraph, OnnxValue, OnnxValue>> ByName = new()
    {
        ["linear"] = (_, x) => x,
        ["relu"] = (g, x) => g.Unary("Relu", x),
        ["sigmoid"] = (g, x) => g.Unary("Sigmoid", x),
        ["tanh"] = (g, x) => g.Unary("Tanh", x),
        ["softmax"] = (g, x) => g.Unary("Softmax", x, OnnxAttribute.Of("axis", -1)),
        ["log_softmax"] = (g, x) => g.Unary("LogSoftmax", x, OnnxAttribute.Of("axis", -1)),
        ["hard_sigmoid"] = (g, x) => LinearSigmoid(g, x, 1 / 6f),
        ["classic_hard_sigmoid"] = (g, x) => LinearSigmoid(g, x, 0.2f),
        ["sparse_sigmoid"] = (g, x) => LinearSigmoid(g, x, 0.5f),
        ["elu"] = (g, x) => g.Unary("Elu", x),
        ["selu"] = (g, x) => g.Unary("Selu", x),
        ["celu"] = (g, x) => g.Unary("Elu", x),
        ["gelu"] = (g, x) => g.Mul(g.Mul(g.Number(0.5), x), g.Add(g.Number(1), g.Unary("Erf", g.Mul(x, g.Number(Math.Sqrt(0.5)))))),
        ["silu"] = (g, x) => g.Mul(x, g.Unary("Sigmoid", x)),
        ["softplus"] = (g, x) => g.Unary("Softplus", x),
        ["softsign"] = (g, x) => g.Unary("Softsign", x),
        ["exponential"] = (g, x) => g.Unary("Exp", x),
        ["leaky_relu"] = (g, x) => g.Unary("LeakyRelu", x, OnnxAttribute.Of("alpha", 0.2f)),
        ["mish"] = (g, x) => g.Mul(x, g.Unary("Tanh", g.Unary("Softplus", x))),
        ["relu6"] = (g, x) => Clip(g, x, 0, 6),
        ["hard_silu"] = (g, x) => g.Mul(x, LinearSigmoid(g, x, 1 / 6f)),
        ["hard_tanh"] = (g, x) => Clip(g, x, -1, 1),
        ["hard_shrink"] = (g, x) => g.Unary("Shrink", x, OnnxAttribute.Of("lambd", 0.5f)),
        ["soft_shrink"] = (g, x) => g.Sub(x, Clip(g, x, -0.5, 0.5)),
        ["tanh_shrink"] = (g, x) => g.Sub(x, g.Unary("Tanh", x)),
        ["log_sigmoid"] = (g, x) => g.Unary("Neg", g.Unary("Softplus", g.Unary("Neg", x))),
        ["squareplus"] = (g, x) => g.Mul(g.Number(0.5), g.Add(x, g.Unary("Sqrt", g.Add(g.Mul(x, x), g.Number(4))))),
        ["sparse_plus"] = SparsePlus,
        ["sparsemax"] = Sparsemax,
    };

    // those that ONNX's own recurrent operators have: name there, alpha and beta where it takes them (each takes the next of a list that all share)
    private static readonly Dictionary<string, (string Name, float? Alpha, float? Beta)> OfCells = new()
    {
        ["relu"] = ("Relu", null, null), ["tanh"] = ("Tanh", null, null), ["sigmoid"] = ("Sigmoid", null, null), ["softsign"] = ("Softsign", null, null), ["softplus"] = ("Softplus", null, null), ["elu"] = ("Elu", 1, null),
        ["leaky_relu"] = ("LeakyRelu", 0.2f, null), ["linear"] = ("Affine", 1, 0), ["hard_sigmoid"] = ("HardSigmoid", 1 / 6f, 0.5f), ["classic_hard_sigmoid"] = ("HardSigmoid", 0.2f, 0.5f), ["sparse_sigmoid"] = ("HardSigmoid", 0.5f, 0.5f),
    };

    public static bool Has(string name) => ByName.ContainsKey(name);

    /// <summary>The names of Keras's activations.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    public static OnnxValue Apply(OnnxGraph g, string name, OnnxValue x) =>
        ByName.TryGetValue(name, out var activation) ? activation(g, x) : throw new NotSupportedException($"The activation '{name}' has no form in ONNX here.");

    /// <summary>How a recurrent operator names an activation; null where it has none.</summary>
    public static (string Name, float? Alpha, float? Beta)? OfCell(string name) => OfCells.TryGetValue(name, out var own) ? own : null;

    public static OnnxValue Clip(OnnxGraph g, OnnxValue x, double low, double high) => g.Node("Clip", x.Shape, [x, g.Number(low), g.Number(high)]);

    private static OnnxValue LinearSigmoid(OnnxGraph g, OnnxValue x, float slope) => g.Unary("HardSigmoid", x, OnnxAttribute.Of("alpha", slope), OnnxAttribute.Of("beta", 0.5f));

    // between -1 and 1 a parabola that meets 0 and x with their slopes
    private static OnnxValue SparsePlus(OnnxGraph g, OnnxValue x)
    {
        var risen = g.Mul(g.Number(0.5), g.Add(Clip(g, x, -1, 1), g.Number(1)));
        return g.Add(g.Mul(risen, risen), g.Unary("Relu", g.Sub(x, g.Number(1))));
    }

    // Martins and Astudillo 2016, without sorting: a number belongs to the support if 1 + k·x > Σ of the k numbers that are not smaller
    private static OnnxValue Sparsemax(OnnxGraph g, OnnxValue x)
    {
        int last = x.Rank;
        OnnxValue self = g.Unsqueeze(x, last), other = g.Unsqueeze(x, last - 1);
        var isNotSmaller = g.Cast(g.Binary("GreaterOrEqual", other, self), OnnxType.Float);
        OnnxValue count = Sum(isNotSmaller), sum = Sum(g.Mul(isNotSmaller, other));
        var supports = g.Cast(g.Binary("Greater", g.Add(g.Number(1), g.Mul(count, x)), sum), OnnxType.Float);
        OnnxValue size = g.Reduce("ReduceSum", supports, last - 1), total = g.Reduce("ReduceSum", g.Mul(supports, x), last - 1);
        return g.Unary("Relu", g.Sub(x, g.Div(g.Sub(total, g.Number(1)), size)));

        OnnxValue Sum(OnnxValue pairs) => g.Squeeze(g.Reduce("ReduceSum", pairs, last), last);
    }
}
