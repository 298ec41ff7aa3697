using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>The input of a list of layers, which comes first.</summary>
internal static class StackInput
{
    /// <summary>The input of a list of layers; a guess where it has none, so that binding can go on.</summary>
    public static PartSpec Of(IReadOnlyList<PartSpec> stack, BindingReport report)
    {
        var input = stack.FirstOrDefault(p => PartCatalogue.Known.IsInput(p.Name));
        if (input is null && !report.IsIncomplete)
        {
            report.Add(new Finding(RuleIds.MissingInput, -1, report.ModelName, "the model has no input. Begin with [Input(steps, features)]."));
            report.BreakSilently();
        }
        else if (input is not null)
        {
            StackChecks.Check(stack, input, ArgumentBinder.Display(input, LayerCatalogue.Find(input.Name)!.AllArguments), PartCatalogue.Known, report);
        }

        return input ?? new PartSpec(-1, "Input", new EquatableArray<ArgumentSpec>([new("Shape", GuessedInput(stack))]));
    }

    /// <summary>Where there is no input: a sequence if the first layer needs one.</summary>
    private static EquatableArray<int> GuessedInput(IReadOnlyList<PartSpec> stack) =>
        stack.Count > 0 ? LayerCatalogue.Find(stack[0].Name)!.LikelyInput.ToEquatableArray() : new([1]);
}
