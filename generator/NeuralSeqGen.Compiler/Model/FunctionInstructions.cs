using System;
using System.Globalization;

namespace NeuralSeqGen.Compiler.Model;

/// <summary>A function as text, which the assembly that has it carries along: the number of the format, then the bodies. Places are left out, since there is no source they could point to.</summary>
internal static class FunctionInstructions
{
    /// <summary>The format that is written, and the only one that is read. It changes with the kinds of nodes, their operands and the operands of operations.</summary>
    public const int Format = 1;

    public static string Write(FunctionSpec function)
    {
        var writer = new InstructionWriter();
        foreach (var body in function.Bodies)
        {
            writer.Body(body);
        }

        return Format.ToString(CultureInfo.InvariantCulture) + " " + writer;
    }

    /// <summary>Number of the format of a text; null for one that has none.</summary>
    public static int? FormatOf(string text) => int.TryParse(text.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int format) ? format : null;

    /// <summary>The function; null for a text of another format, or one that no compiler wrote.</summary>
    public static FunctionSpec? Read(string name, string text)
    {
        if (FormatOf(text) != Format)
        {
            return null;
        }

        try
        {
            var function = new FunctionSpec(name, new InstructionReader(text.Substring(text.IndexOf(' ') + 1)).Bodies().ToEquatableArray());
            return function.Bodies.Count > 0 && InstructionCheck.IsSound(function) ? function : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
