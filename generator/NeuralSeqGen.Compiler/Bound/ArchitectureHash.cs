using System.Globalization;
using System.Text;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>Sixteen digits that are equal for models whose weights mean the same: layers, shapes and the arguments of the forward computation.</summary>
internal static class ArchitectureHash
{
    private static readonly HashSet<string> Irrelevant = ["Name", "From", "Query", "Value", "Key", "Layer", "InitialState", "Trainable", "Unroll", "Dropout", "RecurrentDropout", "Rate", "Stddev", "BatchSize", "Type", "Function", "Cell", "UnitForgetBias", "ReturnAttentionScores", "Repeat"];
    private static readonly string[] IrrelevantEndings = ["Initializer", "InitializerValue", "L1", "L2", "Orthogonal", "OrthogonalColumns", "Constraint", "ConstraintValue", "ConstraintMin", "ConstraintRate"];

    public static string Of(BoundModel model) => Of(model.Layers, model.Spec.IsGraph);

    public static string Of(IReadOnlyList<BoundLayer> layers, bool isGraph)
    {
        var text = new StringBuilder();
        Append(text, layers, isGraph);
        return StableHash.Hex(text.ToString(), 16);
    }

    private static void Append(StringBuilder text, IReadOnlyList<BoundLayer> layers, bool isGraph)
    {
        foreach (var layer in layers)
        {
            Append(text, layer);
            text.Append(isGraph ? " of " + Extents(layer.Inputs.Concat(layer.InitialStates).Select(input => input.Number)) : "").Append(layer.Layer.BorrowsWeights ? " by " + layer.Shared!.Number.ToString(CultureInfo.InvariantCulture) : "").Append('\n');
        }
    }

    private static void Append(StringBuilder text, BoundLayer layer)
    {
        text.Append(layer.ClassName).Append(Batch(layer.OutputShape));
        foreach (var argument in layer.Layer.Arguments.Concat(layer.Layer.CommonArguments).Where(IsRelevant))
        {
            object? value = layer.Arguments.Value(argument.Name);
            if (!argument.IsLater || !Equals(value, argument.Default))
            {
                text.Append(';').Append(argument.Name).Append('=').Append(Value(value));
            }
        }

        if (layer.Function is not null)
        {
            text.Append(';').Append(string.Join(",", layer.Weights.Select(weight => weight.LocalName + Batch(weight.Shape))));
        }

        if (layer.Model is { } model)
        {
            text.Append('{');
            Append(text, model.Layers, model.Spec.IsGraph);
            text.Append('}');
        }

        foreach (var inner in layer.Inner)
        {
            text.Append('/');
            Append(text, inner);
        }
    }

    private static bool IsRelevant(Argument argument) =>
        !Irrelevant.Contains(argument.Name) && !IrrelevantEndings.Any(ending => argument.Name.EndsWith(ending, System.StringComparison.Ordinal));

    private static string Batch(Shape sample) => "(n" + (sample.Rank == 0 ? ",)" : ", " + Extents(sample) + ")");

    private static string Extents(IEnumerable<int> extents) => string.Join(", ", extents.Select(Naming.Number));

    private static string Value(object? value) => value switch
    {
        null => "",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        int number => Naming.Number(number),
        IEnumerable<int> numbers => string.Join(",", numbers.Select(Naming.Number)),
        IEnumerable<double> numbers => string.Join(",", numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture))),
        IEnumerable<object> given => string.Join(",", given.Where(item => item is not string).Select(Value)),
        _ => value.ToString(),
    };
}
