using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>What stands behind the name of a function, for its parameters that are no tensors, in order; what is left out takes its default.</summary>
internal static class FunctionNumbers
{
    /// <summary>One for each parameter; null for those that are tensors.</summary>
    public static IReadOnlyList<object?> Of(FunctionSpec function, IReadOnlyList<object> written)
    {
        int next = 0;
        var numbers = function.Main.Parameters.Select(parameter => !IsNumber(parameter) ? null : next < written.Count ? Fitting(function, parameter, written[next++]) : Default(function, parameter)).ToList();
        return next == written.Count ? numbers : throw Wrong($"{function.Name} has {Count(next)}, but {written.Count} {(written.Count == 1 ? "is" : "are")} given behind its name. Leave out what is too many");
    }

    private static bool IsNumber(FunctionParameter parameter) => parameter.Kind is FunctionParameterKind.Integer or FunctionParameterKind.Real or FunctionParameterKind.Flag;

    private static object Fitting(FunctionSpec function, FunctionParameter parameter, object written) => (parameter.Kind, written) switch
    {
        (FunctionParameterKind.Integer, int) or (FunctionParameterKind.Real, double) or (FunctionParameterKind.Flag, bool) => written,
        (FunctionParameterKind.Real, int number) => (double)number,
        (FunctionParameterKind.Real, float number) => (double)number,
        _ => throw Wrong($"'{parameter.Name}' of {function.Name} is {Type(parameter)}, but {written} is given for it. Write one"),
    };

    private static object Default(FunctionSpec function, FunctionParameter parameter) => parameter is { HasDefault: true, Default: { } given } ? given :
        throw Wrong($"'{parameter.Name}' of {function.Name} gets no value. Write {Type(parameter)} behind the name, or give the parameter a default");

    private static string Type(FunctionParameter parameter) => parameter.Kind switch { FunctionParameterKind.Integer => "an int", FunctionParameterKind.Real => "a double", _ => "a bool" };

    private static string Count(int numbers) => numbers == 0 ? "no parameters for numbers" : numbers == 1 ? "one parameter for a number" : $"{numbers} parameters for numbers";

    private static FunctionException Wrong(string sentence) => new(RuleIds.FunctionArguments, sentence + ".");
}
