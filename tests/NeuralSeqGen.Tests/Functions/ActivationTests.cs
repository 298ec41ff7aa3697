using System.Reflection;

namespace NeuralSeqGen.Tests.Functions;

/// <summary>Every activation is a function of tensors under its name.</summary>
public sealed class ActivationTests
{
    private static readonly Dictionary<string, Func<double, double>> _formulas = new()
    {
        ["Linear"] = x => x,
        ["Relu"] = x => Math.Max(x, 0),
        ["Sigmoid"] = x => 1 / (1 + Math.Exp(-x)),
        ["Tanh"] = x => (Math.Exp(2 * x) - 1) / (Math.Exp(2 * x) + 1),
        ["HardSigmoid"] = x => Math.Clamp((x / 6) + 0.5, 0, 1),
        ["ClassicHardSigmoid"] = x => Math.Clamp((0.2 * x) + 0.5, 0, 1),
        ["Elu"] = x => x > 0 ? x : Math.Exp(x) - 1,
        ["Selu"] = x => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1)),
        ["Gelu"] = x => 0.5 * x * (1 + Core.LaneReference.Erf(x / Math.Sqrt(2))),
        ["Silu"] = x => x / (1 + Math.Exp(-x)),
        ["Softplus"] = x => Math.Log(1 + Math.Exp(x)),
        ["Softsign"] = x => x / (1 + Math.Abs(x)),
        ["Exponential"] = Math.Exp,
        ["LeakyRelu"] = x => x > 0 ? x : 0.2 * x,
        ["Mish"] = x => x * Math.Tanh(Math.Log(1 + Math.Exp(x))),
        ["Relu6"] = x => Math.Clamp(x, 0, 6),
        ["HardSilu"] = x => x * Math.Clamp((x / 6) + 0.5, 0, 1),
        ["HardTanh"] = x => Math.Clamp(x, -1, 1),
        ["HardShrink"] = x => Math.Abs(x) > 0.5 ? x : 0,
        ["SoftShrink"] = x => Math.Sign(x) * Math.Max(Math.Abs(x) - 0.5, 0),
        ["TanhShrink"] = x => x - Math.Tanh(x),
        ["Celu"] = x => Math.Max(x, 0) + Math.Min(Math.Exp(x) - 1, 0),
        ["LogSigmoid"] = x => -Math.Log(1 + Math.Exp(-x)),
        ["Squareplus"] = x => (x + Math.Sqrt((x * x) + 4)) / 2,
        ["SparsePlus"] = x => x <= -1 ? 0 : x < 1 ? (x + 1) * (x + 1) / 4 : x,
        ["SparseSigmoid"] = x => Math.Clamp((x + 1) / 2, 0, 1),
    };

    private static readonly string[] _ofRows = ["Softmax", "LogSoftmax", "Sparsemax"];

    public static TheoryData<string> Names => [.. Enum.GetNames<Activation>()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Activation_IsAFunctionOfItsName(string name)
    {
        Assert.True(_formulas.ContainsKey(name) || _ofRows.Contains(name));
        float[] x = [.. Enumerable.Range(-64, 129).Select(i => i / 8f)];
        var y = Apply(name, Tensor.Create(x));

        Assert.Equal([x.Length], y.Shape.ToArray());
        if (_formulas.TryGetValue(name, out var formula))
        {
            Tensors.Near([x.Length], x.Select(v => formula(v)), y);
        }
    }

    [Fact]
    public void FunctionsOfRows_AreTheirFormulas()
    {
        var x = Tensor.Create([1, 2, 3, 0, 0, 1000], 2, 3);
        double[] e = [Math.Exp(-2), Math.Exp(-1), 1];

        Tensors.Near([2, 3], [.. e.Select(v => v / e.Sum()), 0, 0, 1], Tensor.Softmax(x));
        Tensors.Near([2, 3], [.. new double[] { -2, -1, 0 }.Select(v => v - Math.Log(e.Sum())), -1000, -1000, 0], Tensor.LogSoftmax(x));
        Tensors.Near([2, 3], [Math.Exp(1) / (1 + Math.Exp(1)), Math.Exp(2) / (1 + Math.Exp(2)), 0, 1 / (1 + Math.Exp(1)), 1 / (1 + Math.Exp(2)), 1], Tensor.Softmax(x, 0));
        // the support of (0.5, 1, 0.1) is the first two, their threshold (0.5 + 1 − 1)/2
        Tensors.Near([3], [0.25, 0.75, 0], Tensor.Sparsemax(Tensor.Create([0.5f, 1, 0.1f])));
    }

    [Fact]
    public void Arguments_AreKeras()
    {
        Tensors.Near([2], [-0.02, 3], Tensor.LeakyRelu(Tensor.Create([-2, 3]), 0.01));
        Tensors.Near([2], [2 * (Math.Exp(-2) - 1), 3], Tensor.Elu(Tensor.Create([-2, 3]), 2));
    }

    private static Tensor Apply(string name, Tensor x)
    {
        var method = typeof(Tensor).GetMethod(name, BindingFlags.Public | BindingFlags.Static)!;
        return (Tensor)method.Invoke(null, [x, .. method.GetParameters().Skip(1).Select(p => p.DefaultValue)])!;
    }
}
