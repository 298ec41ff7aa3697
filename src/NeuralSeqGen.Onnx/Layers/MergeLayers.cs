using NeuralSeqGen.Onnx.Graph;
using NeuralSeqGen.Onnx.Keras;
using NeuralSeqGen.Onnx.Wire;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>Layers of several inputs. A step counts where any input has it valid; if one input has no mask, the result has none.</summary>
internal static class MergeLayers
{
    private const double SmallestNorm = 1e-12;

    public static readonly IReadOnlyDictionary<string, Func<LayerExport, LayerResult>> All = new Dictionary<string, Func<LayerExport, LayerResult>>
    {
        ["Add"] = e => Elementwise(e, "Add"),
        ["Subtract"] = e => Elementwise(e, "Sub"),
        ["Multiply"] = e => Elementwise(e, "Mul"),
        ["Average"] = e => Elementwise(e, "Add") is var sum ? sum with { Value = e.Graph.Mul(sum.Value, e.Graph.Number(1.0 / e.Inputs.Count)) } : sum,
        ["Maximum"] = e => Extremum(e, "Max"),
        ["Minimum"] = e => Extremum(e, "Min"),
        ["Concatenate"] = Concatenate,
        ["Stack"] = Stack,
        ["Dot"] = e => new(Dot(e)),
    };

    private static LayerResult Elementwise(LayerExport e, string op) => new(e.Inputs.Aggregate((a, b) => e.Graph.Binary(op, a, b)), Joint(e));

    /// <summary>Where a mask says that an input does not count, the others decide; where none counts it is the first.</summary>
    private static LayerResult Extremum(LayerExport e, string op)
    {
        var g = e.Graph;
        int rank = e.Inputs.Max(x => x.Rank);
        var (chosen, mask) = (e.Inputs[0], Spread(0));
        for (int i = 1; i < e.Inputs.Count; i++)
        {
            var own = Spread(i);
            var next = own is null ? e.Inputs[i] : g.Where(own, e.Inputs[i], chosen);
            chosen = g.Binary(op, mask is null ? chosen : g.Where(mask, chosen, next), next);
            mask = mask is not null && own is not null ? g.Binary("Or", mask, own) : null;
        }

        return new(chosen, Joint(e));

        // an input that gains axes in front has no mask any more
        OnnxValue? Spread(int i) => e.Masks[i] is { } given && e.Inputs[i].Rank == rank ? g.Trailing(given, rank) : null;
    }

    private static OnnxValue? Joint(LayerExport e) =>
        e.Masks.All(mask => mask is not null && mask.Shape.SequenceEqual(e.Masks[0]!.Shape)) ? e.Masks.OfType<OnnxValue>().Aggregate((a, b) => e.Graph.Binary("Or", a, b)) : null;

    private static LayerResult Concatenate(LayerExport e)
    {
        var g = e.Graph;
        int axis = CoreLayers.Axis(e.Config.Int("axis"), e.Input), last = e.Input.Rank - 1;
        var value = g.Concat(axis, [.. e.Inputs]);
        if (e.Masks.All(mask => mask is null) || value.Rank < 2)
        {
            return new(value);
        }

        var masks = e.Inputs.Select((x, i) => Whole(x, e.Masks[i])).ToList();
        return new(value, axis == last ? masks.Aggregate((a, b) => g.Binary("Or", a, b)) : g.Concat(axis, [.. masks]));

        // an input without a mask counts everywhere
        OnnxValue Whole(OnnxValue x, OnnxValue? mask)
        {
            var all = g.Cast(g.Add(g.Fill(x, x.Shape[..last]), g.Number(1)), OnnxType.Bool);
            return mask is null ? all : g.Binary("And", all, g.Trailing(mask, last));
        }
    }

    private static LayerResult Stack(LayerExport e)
    {
        int axis = e.Config.Int("axis") is < 0 and var fromEnd ? e.Input.Rank + 1 + fromEnd : e.Config.Int("axis") - 1;
        return new(e.Graph.Concat(axis, [.. e.Inputs.Select(x => e.Graph.Unsqueeze(x, axis))]));
    }

    private static OnnxValue Dot(LayerExport e)
    {
        var g = e.Graph;
        int[] axes = e.Config.Ints("axes");
        OnnxValue x = Rows(e.Inputs[0], axes[0]), y = Rows(e.Inputs[1], axes[^1]);
        var product = g.Node("MatMul", [x.Shape[0], y.Shape[0]], [x, g.Transpose(y, 1, 0)]);
        int[] rest = [.. Rest(e.Inputs[0], axes[0]), .. Rest(e.Inputs[1], axes[^1])];
        return g.Reshape(product, rest.Length == 0 ? [1] : rest);

        // [other elements, contracted axis], of length 1 along it if that is asked for
        OnnxValue Rows(OnnxValue value, int given)
        {
            int axis = CoreLayers.Axis(given, value);
            int[] order = [.. Enumerable.Range(0, value.Rank).Where(a => a != axis), axis];
            var rows = g.Reshape(g.Transpose(value, order), value.Elements / value.Shape[axis], value.Shape[axis]);
            return e.Config.Flag("normalize") ? g.Div(rows, g.Unary("Sqrt", Floored(g.Reduce("ReduceSum", g.Mul(rows, rows), 1)))) : rows;
        }

        OnnxValue Floored(OnnxValue square) => g.Node("Max", square.Shape, [square, g.Number(SmallestNorm * SmallestNorm)]);

        int[] Rest(OnnxValue value, int given) => [.. value.Shape.Where((_, a) => a != CoreLayers.Axis(given, value))];
    }
}
