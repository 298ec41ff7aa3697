using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>What is likely forgotten where the shapes in a function do not fit: the attribute that makes a parameter a weight, or the flag that makes targets class indices.</summary>
internal static class FunctionHints
{
    /// <summary>A sentence with a space in front; what stands for it where there is no such cause.</summary>
    public static string Of(FunctionSpec function, Arguments arguments, string other = "")
    {
        var states = function.Main.Parameters.Where(p => p.Kind == FunctionParameterKind.Tensor).Skip(1).Where(p => p.Arguments.Count == 0).Select(p => $"'{p.Name}'").ToList();
        return arguments.Has("Units") && states.Count > 1 ? $" Without [Weight], {string.Join(" and ", states)} are states of {arguments.Int("Units")} numbers." :
            arguments.Has("IntegerTarget") && !arguments.Flag("IntegerTarget") && function.Bodies.Any(body => IsSpread(body.Root)) ? " OneHot spreads class indices, which targets are with IntegerTarget = true." : other;
    }

    private static bool IsSpread(FunctionNode node) => (node.Kind == FunctionNodeKind.Operation && node.Value is "OneHot") || node.Children.Any(IsSpread);
}
