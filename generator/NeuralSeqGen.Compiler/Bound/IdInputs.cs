using System.Collections.Generic;
using System.Linq;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>Inputs that hold ids: whole numbers that an Embedding reads.</summary>
internal static class IdInputs
{
    /// <summary>Whether the arrays of an input are integers: as it says itself, else when an Embedding reads it.</summary>
    public static bool IsInteger(BoundLayer input, IReadOnlyList<BoundLayer> layers) => input.Arguments.Choice("ElementType") switch
    {
        "Int32" => true,
        "Single" => false,
        _ => Readers(input, layers).Any(),
    };

    /// <summary>The Embedding with the fewest ids among those that read an input; null when none does.</summary>
    public static BoundLayer? Narrowest(BoundLayer input, IReadOnlyList<BoundLayer> layers) =>
        Readers(input, layers).OrderBy(l => l.IdCount).FirstOrDefault();

    /// <summary>The Embeddings that read an input, those of models used as layers among them.</summary>
    private static IEnumerable<BoundLayer> Readers(BoundLayer input, IReadOnlyList<BoundLayer> layers) =>
        from layer in layers
        where layer.Inputs.Contains(input)
        from reader in layer.Innermost.Model is { } model ? Readers(model.Input.Layer, model.Layers) : layer.IdCount is not null ? [layer] : []
        select reader;
}
