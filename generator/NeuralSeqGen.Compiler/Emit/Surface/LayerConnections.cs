using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit.Text;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>What a layer of a graph reads, as Keras's summary prints it: <c>gru_1[0][0]</c> is the first result of the first use of gru_1.</summary>
internal static class LayerConnections
{
    /// <summary>The connections of a layer and, behind them, of its further uses; none for a further use itself, which has no row.</summary>
    public static IEnumerable<string> Of(BoundModel model, BoundLayer layer) =>
        layer.Shared is not null ? [] : Uses(model, layer).SelectMany(use => use.Inputs.Concat(use.InitialStates)).Select(read => Name(model, read));

    private static string Name(BoundModel model, BoundLayer read)
    {
        if (read.Layer.IsResult)
        {
            return Name(model, read.Inputs[0], read.Arguments.Int("Index") + 1);
        }

        return Name(model, read, 0);
    }

    private static string Name(BoundModel model, BoundLayer read, int result)
    {
        var own = read.Shared ?? read;
        return $"{own.Name}[{Literal.Int(Uses(model, own).ToList().IndexOf(read))}][{Literal.Int(result)}]";
    }

    private static IEnumerable<BoundLayer> Uses(BoundModel model, BoundLayer own) => model.Layers.Where(l => l == own || l.Shared == own);
}
