using NeuralSeqGen.Keras;

namespace NeuralSeqGen.Tool.Commands;

/// <summary>How a command ends: with 0, or with 2 and one sentence.</summary>
internal static class Refusal
{
    private const int Refused = 2;

    /// <param name="command">What is to be done.</param>
    /// <param name="errors">Takes the sentence.</param>
    public static int Guard(Action command, TextWriter errors)
    {
        try
        {
            command();
            return 0;
        }
        catch (Exception e) when (e is ModelFileException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(e.Message);
            return Refused;
        }
    }
}
