using NeuralSeqGen;

/// <summary>Draws the questions, trains, and shows ten answers.</summary>
internal static class Training
{
    internal static int Run(int seed, int epochs, int count)
    {
        var questions = Question.Draw(new Random(seed), count);
        int split = count - count / 10;
        List<Question> train = questions[..split], validation = questions[split..];
        Console.WriteLine($"{train.Count:N0} questions to learn from, {validation.Count:N0} kept for validation");

        var model = new Adder(seed);
        Console.WriteLine(Adder.Summary);
        (float[,,] x, float[,,] y) = Encode(train);
        var held = Encode(validation);
        var history = model.Fit(x, y, new() { Epochs = epochs, BatchSize = 32, Seed = seed, Callbacks = [new EpochReport()] }, validationData: held);

        ShowTen(model, validation, held.X);
        var last = history.Last.Validation!;
        Console.WriteLine($"validation accuracy after {history.Epochs.Count} epochs: {last["accuracy"]:P2} of characters, {last["sequence_accuracy"]:P2} of sums");
        return 0;
    }

    private static (float[,,] X, float[,,] Y) Encode(List<Question> questions)
    {
        float[,,] x = new float[questions.Count, Question.Length, Alphabet.Count];
        float[,,] y = new float[questions.Count, Question.AnswerLength, Alphabet.Count];
        for (int i = 0; i < questions.Count; i++)
        {
            Alphabet.Encode(questions[i].Input, x, i);
            Alphabet.Encode(questions[i].Target, y, i);
        }
        return (x, y);
    }

    private static void ShowTen(Adder model, List<Question> questions, float[,,] x)
    {
        int[,] answers = Sequences.ArgMax(model.Predict(x));
        Console.WriteLine();
        for (int i = 0; i < Math.Min(10, questions.Count); i++)
        {
            string answer = Alphabet.Decode(answers, i).TrimEnd();
            Console.WriteLine($"{questions[i].Text,-7} = {answer,-4}  {(answer == questions[i].Answer ? "right" : $"wrong, {questions[i].Answer}")}");
        }
    }
}
